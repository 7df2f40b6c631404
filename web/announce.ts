import { useEffect } from 'preact/hooks';

/** The region whose changes a screen reader tells. */
export const LIVE_REGION = 'live';

/** Tells those who do not see the page what it shows now; nothing while the message is null. */
export function useAnnouncement(message: string | null): void {
  useEffect(() => {
    const region = document.getElementById(LIVE_REGION);
    if (region !== null && message !== null) region.textContent = message;
  }, [message]);
}
