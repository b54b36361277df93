import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Button, IconButton } from './Button.tsx'
import { closeNotice, useNotices } from './notices.ts'

type NoticesProps = { readonly label: string; readonly closeLabel: string }

/** What was told lately, read out politely. */
export function Notices({ label, closeLabel }: NoticesProps) {
  const notices = useNotices((state) => state.notices)
  return (
    <section className="notices" aria-label={label} aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.number} className={`notice notice-${notice.kind}`}>
          {notice.kind === 'done' ? <CircleCheck size={16} /> : <CircleAlert size={16} />}
          <p>{notice.text}</p>
          {notice.action !== undefined && (
            <Button size="small" look="quiet" onPress={notice.action.run}>
              {notice.action.text}
            </Button>
          )}
          <IconButton label={closeLabel} onPress={() => closeNotice(notice.number)}>
            <X size={14} />
          </IconButton>
        </div>
      ))}
    </section>
  )
}
