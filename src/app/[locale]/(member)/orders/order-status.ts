import type { OrderState } from '@/orders/schema';
import type { StatusShape } from '@/ui/status-word';

/** The shape that stands before an order's state. */
export function shapeOf(state: OrderState): StatusShape {
  switch (state) {
    case 'completed':
    case 'delivered':
      return 'done';
    case 'declined':
    case 'cancelled':
    case 'expired':
      return 'stopped';
    case 'draft':
    case 'awaiting-approval':
      return 'neutral';
    default:
      return 'waiting';
  }
}
