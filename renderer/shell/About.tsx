import { useEffect, useState } from 'react'
import { version } from '../../package.json'
import { changeView } from '../stores/viewStore.ts'
import { appTexts } from '../texts/app.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { readShippedParts, type ShippedPart } from './licences.ts'

const { about } = appTexts

/** What this program is, and whose works are part of it. */
export function About() {
  const parts = useShippedParts()
  return (
    <Dialog
      title={about.title}
      closeLabel={appTexts.close}
      size="wide"
      onClose={() => changeView({ dialog: undefined })}
    >
      <p className="about-version number">{about.version(version)}</p>
      <p>{about.text}</p>
      <h3 className="about-heading">{about.parts}</h3>
      <p>{parts?.length === 0 ? about.missing : about.partsText}</p>
      <ul className="about-parts">
        {parts?.map(({ name, version: ofPart, identifier, text }) => (
          <li key={`${name} ${ofPart}`}>
            <details>
              <summary>
                <strong>{name}</strong> <span className="number">{ofPart}</span>
                <span className="about-licence">{identifier}</span>
              </summary>
              <pre>{text}</pre>
            </details>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** `undefined` while they are being read. */
function useShippedParts(): readonly ShippedPart[] | undefined {
  const [parts, setParts] = useState<readonly ShippedPart[] | undefined>(undefined)
  useEffect(() => {
    let isWanted = true
    void readShippedParts().then((read) => {
      if (isWanted) setParts(read)
    })
    return () => {
      isWanted = false
    }
  }, [])
  return parts
}
