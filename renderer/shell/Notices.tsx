import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { closeNotice, useNotices } from '../stores/notices.ts'
import { appTexts } from '../texts/app.ts'
import { Button, IconButton } from '../ui/Button.tsx'

/** What was told lately, read out politely. */
export function Notices() {
  const notices = useNotices((state) => state.notices)
  return (
    <section className="notices" aria-label={appTexts.messages} aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.number} className={`notice notice-${notice.kind}`}>
          {notice.kind === 'done' ? <CircleCheck size={16} /> : <CircleAlert size={16} />}
          <p>{notice.text}</p>
          {notice.action !== undefined && (
            <Button size="small" look="quiet" onPress={notice.action.run}>
              {notice.action.text}
            </Button>
          )}
          <IconButton label={appTexts.close} onPress={() => closeNotice(notice.number)}>
            <X size={14} />
          </IconButton>
        </div>
      ))}
    </section>
  )
}
