import '@fontsource-variable/figtree/wght.css'
import '@fontsource-variable/figtree/wght-italic.css'
import './style/tokens.css'
import './style/frame.css'
import './style/message.css'
import './style/markdown.css'
import './style/components.css'
import './style/composer.css'
import './style/dialog.css'
import { render } from 'preact'
import { App } from './frame/App.tsx'

const place = document.getElementById('app')
if (place !== null) render(<App />, place)
