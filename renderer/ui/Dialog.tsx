import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button.tsx'

type DialogProps = {
  readonly title: string
  readonly closeLabel: string
  readonly size?: 'small' | 'normal' | 'wide'
  readonly onClose: () => void
  readonly children: ReactNode
  readonly buttons?: ReactNode
}

/** A question or a sheet over the window, left with Escape. */
export function Dialog(props: DialogProps) {
  const { title, closeLabel, size = 'normal', onClose, children, buttons } = props
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={`dialog dialog-${size}`}>
        <AriaDialog className="dialog-inside">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <IconButton label={closeLabel} onPress={onClose}>
              <X size={16} />
            </IconButton>
          </header>
          <div className="dialog-body" {...(size === 'wide' && scrolled(title))}>
            {children}
          </div>
          {buttons !== undefined && <footer className="dialog-foot">{buttons}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** A long sheet has a stop of its own, so that it can be scrolled by keys. */
function scrolled(title: string) {
  return { tabIndex: 0, role: 'group', 'aria-label': title }
}
