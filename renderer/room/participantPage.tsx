import { createRoot } from 'react-dom/client'
import '../styles/tokens.css'
import '../styles/base.css'
import './room.css'
import { Participant } from './Participant.tsx'

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<Participant />)
