interface ItemOptions {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly click?: () => void
  readonly submenu?: readonly ItemOptions[]
}

/** Electron's Menu without a screen: items are found by id and clicked by their function. */
export class DoubleMenu {
  static #installed: DoubleMenu | null = null
  readonly items: readonly ItemOptions[]

  constructor(items: readonly ItemOptions[]) {
    this.items = items
  }

  static buildFromTemplate(template: readonly ItemOptions[]): DoubleMenu {
    return new DoubleMenu(template)
  }

  static setApplicationMenu(menu: DoubleMenu): void {
    DoubleMenu.#installed = menu
  }

  static getApplicationMenu(): DoubleMenu | null {
    return DoubleMenu.#installed
  }

  getMenuItemById(id: string): ItemOptions | null {
    const all = this.items.flatMap((item) => [item, ...(item.submenu ?? [])])
    return all.find((item) => item.id === id) ?? null
  }
}
