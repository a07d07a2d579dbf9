/** The site's emblem inside the page: a request for /favicon.ico costs more than these bytes. */
export const emblem =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='7' fill='%2327348b'/%3E%3Cpath d='M4.5 8.3 7 10.8l4.5-5.3' stroke='%23fbf8f3' stroke-width='1.8' fill='none'/%3E%3C/svg%3E";
