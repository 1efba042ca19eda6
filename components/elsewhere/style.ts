/** Everything the panel wears, in the order in which it builds up. */
import '../shared/theme.css';
import '../shared/shared.css';
import './elsewhere.css';
import './site-choice.css';
