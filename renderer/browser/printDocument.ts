import type { Answer, PdfRequest } from '../../electron/bridge.ts'

/** Opens the browser's print dialog on the document; "Save as PDF" is a choice there. */
export async function printDocument(request: PdfRequest): Promise<Answer<{ name: string }>> {
  const frame = document.createElement('iframe')
  // No scripts run inside; same-origin is needed so that this page may call print().
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals')
  frame.setAttribute('aria-hidden', 'true')
  frame.style.cssText = 'position:fixed;inset:0 auto auto -9999px;width:210mm;height:297mm;border:0'
  const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  frame.srcdoc = request.html
  document.body.append(frame)
  await isLoaded

  const titleBefore = document.title
  // Browsers offer the title of the outer page as the name of the PDF.
  document.title = request.suggestedName.replace(/\.pdf$/, '')
  frame.contentWindow?.addEventListener('afterprint', () => frame.remove(), { once: true })
  frame.contentWindow?.print()
  document.title = titleBefore
  return { ok: true, name: request.suggestedName }
}
