/** Everything the popup wears, in the order in which it builds up. */
import '../shared/theme.css';
import '../shared/shared.css';
import '../shared/sheet.css';
import './popup.css';
