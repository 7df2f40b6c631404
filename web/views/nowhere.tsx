import { to } from '../address.js';
import { Frame } from '../parts/frame.js';
import { Go } from '../parts/go.js';
import { Nothing } from '../parts/shown.js';

/** What is at an address that names no view. */
export const Nowhere = () => (
  <Frame title="No such view">
    <Nothing>
      The address names a view that there is not. <Go to={to('overview')}>Overview</Go>
    </Nothing>
  </Frame>
);
