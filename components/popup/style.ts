/** Everything the popup wears, in the order in which it builds up: later files may overrule earlier ones. */
import '../shared/theme.css';
import '../shared/shared.css';
import '../shared/outcome.css';
import '../shared/choice.css';
import '../shared/sheet.css';
import './popup.css';
import './session-rows.css';
import './bar-and-sheet.css';
import './shapes.css';
