import { createRoot } from 'react-dom/client'
import '../styles/tokens.css'
import '../styles/base.css'
import './room.css'
import { Projector } from './Projector.tsx'

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Projector />)
