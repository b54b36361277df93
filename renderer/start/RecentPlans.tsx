import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { bridge, type RecentFile } from '../bridge.ts'
import { startTexts } from '../texts/app.ts'
import type { StartActions } from './startActions.ts'

/** Plans that were open lately, newest first. */
export function RecentPlans({ actions }: { readonly actions: StartActions }) {
  const [files, setFiles] = useState<readonly RecentFile[]>([])
  useEffect(() => {
    let isShown = true
    void bridge.recentFiles().then((answer) => {
      if (isShown && answer.ok) setFiles(answer.files)
    })
    return () => {
      isShown = false
    }
  }, [])
  return (
    <section className="recent" aria-labelledby="start-recent">
      <h2 id="start-recent">{startTexts.recent}</h2>
      {files.length === 0 ? (
        <p className="recent-none">{startTexts.recentNone}</p>
      ) : (
        <ul>
          {files.map((file) => (
            <li key={file.token}>
              <Button className="recent-file" onPress={() => actions.openRecent(file.token)}>
                <FileText size={14} aria-hidden="true" />
                <span className="ellipsis">{file.name}</span>
                <small className="ellipsis">{file.folder}</small>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
