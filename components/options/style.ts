/** Everything the options page wears, in the order in which it builds up. */
import '../shared/theme.css';
import '../shared/shared.css';
import '../shared/choice.css';
import '../shared/sheet.css';
import './options.css';
import '../elsewhere/site-choice.css';
import './fields.css';
import './switch.css';
import './about-section.css';
import './sites.css';
import './ending-section.css';
import './permission-note.css';
import './preferences.css';
import './receipts.css';
