import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Rooms } from './rooms';

const rooms = [
  { place: 'chamber', name: 'Today' },
  { place: 'chamber/applications', name: 'Applications' },
  { place: 'chamber/members', name: 'Members' },
];
const shownAt = (path: string) =>
  renderToStaticMarkup(<Rooms locale="en" label="The chamber’s rooms" rooms={rooms} path={path} />);
const current = (path: string) =>
  [...shownAt(path).matchAll(/aria-current="(\w+)">([^<]+)/g)].map(([, how, name]) => [name, how]);

describe('rooms beside each other', () => {
  it('mark the one that is shown, or that the page shown lies in, and no other', () => {
    expect(current('/chamber')).toEqual([['Today', 'page']]);
    expect(current('/chamber?did=endorsed')).toEqual([['Today', 'page']]);
    expect(current('/chamber/applications')).toEqual([['Applications', 'page']]);
    expect(current('/chamber/applications/1?x=1')).toEqual([['Applications', 'true']]);
    expect(current('/chamber/elsewhere')).toEqual([['Today', 'true']]);
  });

  it('are behind one button on a telephone, which says where one is and needs no script', () => {
    const page = shownAt('/chamber/members/1');
    expect(page).toMatch(
      /<button [^>]*popoverTarget="rooms"[^>]*aria-label="The chamber’s rooms: Members">Members<\/button>/,
    );
    expect(page).toMatch(/<div id="rooms" class="menu" popover="auto">/);
    expect(page).not.toMatch(/onclick|<script/i);
  });
});
