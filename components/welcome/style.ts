/** Everything the welcome page wears, in the order in which it builds up. */
import '../shared/theme.css';
import '../shared/shared.css';
import '../shared/outcome.css';
import './welcome.css';
