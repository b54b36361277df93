import {
  Archive,
  ArrowRight,
  Bell,
  Boxes,
  BriefcaseBusiness,
  Building2,
  Cloud,
  Cog,
  Database,
  FileText,
  Fingerprint,
  Gavel,
  Globe,
  KeyRound,
  Layers,
  Link2,
  ListChecks,
  MessagesSquare,
  MonitorSmartphone,
  Network,
  Package,
  PlugZap,
  Radar,
  Rows3,
  Server,
  ShieldCheck,
  UserRound,
  Users,
  Zap,
  type LucideIcon,
} from 'lucide-react'
import type { ComponentKind } from '../../simulation/index.ts'
import type { SelectionKey } from '../stores/viewStore.ts'
import { type Collection, fromKey, isEntityKey } from '../editing/collections.ts'

const componentGlyphs: Readonly<Record<ComponentKind, LucideIcon>> = {
  service: Server,
  datastore: Database,
  queue: Rows3,
  cache: Zap,
  network: Network,
  dns: Globe,
  identity: Fingerprint,
  keys: KeyRound,
  fleet: MonitorSmartphone,
  saas: Cloud,
  control: Cog,
  monitor: Radar,
  comms: MessagesSquare,
  facility: PlugZap,
  documents: FileText,
}

const collectionGlyphs: Readonly<Record<Collection, LucideIcon>> = {
  businessServices: BriefcaseBusiness,
  components: Server,
  groups: Layers,
  dependencies: ArrowRight,
  sites: Building2,
  teams: Users,
  people: UserRound,
  runbooks: ListChecks,
  actions: Gavel,
  backups: Archive,
  vendors: Boxes,
  products: Package,
  fateDomains: Link2,
}

const partGlyphs = { plan: FileText, response: Bell, 'accepted-gaps': ShieldCheck } as const

type GlyphProps = { readonly size?: number }

/** The sign of a kind of component. */
export function KindGlyph({
  kind,
  size = 16,
}: GlyphProps & { readonly kind: ComponentKind | undefined }) {
  const Glyph = kind === undefined ? Server : componentGlyphs[kind]
  return <Glyph size={size} strokeWidth={1.75} aria-hidden="true" />
}

/** The sign of a sort of thing. */
export function CollectionGlyph({
  collection,
  size = 16,
}: GlyphProps & { readonly collection: Collection }) {
  const Glyph = collectionGlyphs[collection]
  return <Glyph size={size} strokeWidth={1.75} aria-hidden="true" />
}

/** The sign of whatever can be selected. */
export function SelectionGlyph({
  selection,
  kind,
  size = 16,
}: GlyphProps & { readonly selection: SelectionKey; readonly kind?: ComponentKind | undefined }) {
  if (!isEntityKey(selection)) {
    const Glyph = partGlyphs[selection]
    return <Glyph size={size} strokeWidth={1.75} aria-hidden="true" />
  }
  const { collection } = fromKey(selection)
  if (collection === 'components') return <KindGlyph kind={kind} size={size} />
  return <CollectionGlyph collection={collection} size={size} />
}
