import { servePageParser } from '../../utils/browser/page-parser';

servePageParser();
