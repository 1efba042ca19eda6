import { startApp } from '../utils/app';

export default defineBackground({ type: 'module', main: startApp });
