/** The name, with cells that have become a flow. */
export function Logo() {
  return (
    <span class="logo">
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
        <rect x="1.5" y="2" width="10" height="6" rx="2" class="logo-a" />
        <rect x="14.5" y="10" width="10" height="6" rx="2" class="logo-b" />
        <rect x="1.5" y="18" width="10" height="6" rx="2" class="logo-a" />
        <path d="M11.5 5h4a4 4 0 0 1 4 4v1M11.5 21h4a4 4 0 0 0 4-4v-1" class="logo-line" />
      </svg>
      nbflow
    </span>
  );
}
