/** Everything the self-check page wears, in the order in which it builds up. */
import '../shared/theme.css';
import '../shared/shared.css';
import './self-check.css';
