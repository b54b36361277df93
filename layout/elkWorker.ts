/**
 * The whole of a worker that arranges: loaded in one, ELK answers its messages by itself.
 */
import 'elkjs/lib/elk-worker.min.js'
