import { render } from 'solid-js/web';
import { App } from './app/App.tsx';
import './app/app.css';

render(() => <App />, document.getElementById('app') as HTMLElement);
