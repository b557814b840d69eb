/** A portico on the accent: a stoa. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden>
      <rect width="32" height="32" rx="7" fill="#5153e3" />
      <path
        d="M6 12.5 16 6l10 6.5M8.5 13v10M13.5 13v10M18.5 13v10M23.5 13v10M6 25.5h20"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
