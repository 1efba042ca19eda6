/** Everything the handover page wears, in the order in which it builds up. */
import '../shared/theme.css';
import '../shared/shared.css';
import '../shared/outcome.css';
import './handover.css';
