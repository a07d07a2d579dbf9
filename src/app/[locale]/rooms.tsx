import type { Locale } from '@/i18n/locales';
import { Folded } from './folded';
import { currentIn, placeShown } from './member-places';

/** A room of the chamber, of finance or of the operator. */
export interface Room {
  /** its path without language and leading slash; pages that lie in no other are those of the shortest */
  readonly place: string;
  readonly name: string;
}

/** Rooms, one beside the other; on a telephone only the one that is shown, on the button that brings the others up. */
export function Rooms({
  locale,
  label,
  rooms,
  path,
}: {
  readonly locale: Locale;
  /** whose rooms they are */
  readonly label: string;
  readonly rooms: readonly Room[];
  /** the page's path without the language: "/chamber/members?x=1" */
  readonly path: string;
}) {
  const shown = placeShown(
    rooms.map(({ place }) => place),
    path,
  );
  const name = rooms.find(({ place }) => place === shown)?.name ?? label;
  return (
    <div className="rooms">
      <Folded
        locale={locale}
        id="rooms"
        shown={name}
        label={name === label ? undefined : `${label}: ${name}`}
      >
        <nav className="links" aria-label={label}>
          {rooms.map((room) => (
            <a
              key={room.place}
              href={`/${locale}/${room.place}`}
              aria-current={room.place === shown ? currentIn(room.place, path) : undefined}
            >
              {room.name}
            </a>
          ))}
        </nav>
      </Folded>
    </div>
  );
}
