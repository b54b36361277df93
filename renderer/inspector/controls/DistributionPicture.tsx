import { type Distribution, formatDuration, quantileMs, toDraw } from '../../../simulation/index.ts'
import { inspectorTexts } from '../../texts/fields.ts'
import { isInOrder } from '../distribution.ts'

const size = { width: 200, height: 34 }
const bins = 40
/** So many durations stand for all of them, each equally likely. */
const samples = 400

/** How likely which length of time is, with P50 and P95: the same that a run draws from. */
export function DistributionPicture({ value }: { readonly value: Distribution }) {
  if (typeof value === 'string' || !isInOrder(value)) return null
  const draw = toDraw(value)
  const at = (share: number) => quantileMs(draw, share)
  const [p50, p95, end] = [at(0.5), at(0.95), at(0.995)]
  if (!(end > 0)) return null
  const counts = Array.from({ length: bins }, () => 0)
  for (let index = 0; index < samples; index++) {
    const bin = Math.floor((at((index + 0.5) / samples) / end) * bins)
    if (bin < bins) counts[bin] = (counts[bin] ?? 0) + 1
  }
  const most = Math.max(...counts)
  const x = (ms: number) => (ms / end) * size.width
  const words = inspectorTexts.picture(
    formatDuration(Math.round(p50)),
    formatDuration(Math.round(p95)),
  )
  return (
    <figure className="distribution">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {counts.map((count, index) => {
          const height = (count / most) * (size.height - 4)
          const left = (index * size.width) / bins
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
              key={index}
              x={left}
              y={size.height - height}
              width={size.width / bins - 0.6}
              height={height}
            />
          )
        })}
        {[p50, p95].map((ms) => (
          <path key={ms} d={`M${x(ms)} 0V${size.height}`} />
        ))}
      </svg>
      <figcaption>{words}</figcaption>
    </figure>
  )
}
