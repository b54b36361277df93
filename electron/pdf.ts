import { BrowserWindow } from 'electron'
import { whileServed } from './session.ts'

/** Prints a self-contained document in a hidden window without scripts. */
export async function printToPdf(html: string): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false, spellcheck: false },
  })
  try {
    return await whileServed(html, async (address) => {
      await window.loadURL(address)
      return window.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      })
    })
  } finally {
    window.destroy()
  }
}
