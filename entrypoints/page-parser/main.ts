import { servePageParser } from '../../utils/browser/page-parser';
import { readFetchedPage } from '../../utils/page/read-fetched-page';

servePageParser(readFetchedPage);
