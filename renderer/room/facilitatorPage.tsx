import { createRoot } from 'react-dom/client'
import '../styles/tokens.css'
import '../styles/base.css'
import './room.css'
import './desk.css'
import { Facilitator } from './Facilitator.tsx'

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Facilitator />)
