import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Count } from '../../pipeline/explore/contract.js';
import { type Address, formatAddress, type Query, withChanges } from '../address.js';
import { filtersOf, isNumber as isNumberText, NOT_GIVEN } from '../fields.js';
import { capital, count, words } from '../format.js';
import { go, here, replace } from '../navigation.js';
import { Chosen } from './chosen.js';

/** How long a reader's typing rests before it is asked, in milliseconds. */
const REST = 250;

interface FieldProps {
  readonly address: Address;
  readonly name: string;
  readonly label: string;
}

/** The newest address with changes: what was asked since a field was drawn at an address stays. */
function changed(address: Address, changes: Query): Address {
  const { page, query } = here() ?? address;
  return { page, query: withChanges(query, changes) };
}

interface FiltersProps {
  readonly address: Address;
  /** What is asked most: always in sight. */
  readonly search: ComponentChildren;
  readonly children: ComponentChildren;
  /** Parts of the address that are no filters. */
  readonly kept?: readonly string[];
}

/** The filters of a list: the search, and below it all others, folded away where there is little room. */
export function Filters({ address, search, children, kept = [] }: FiltersProps) {
  const [hasRoom] = useState(() => matchMedia('(min-width: 48rem)').matches);
  const set = Object.keys(address.query).filter((name) => name !== 'offset' && !kept.includes(name));
  const others = filtersOf(address).filter((name) => !['text', 'sort', ...kept].includes(name)).length;
  // With it, the fields begin anew: what is typed into them, but not asked yet, is cleared, too.
  const [clearings, setClearings] = useState(0);
  const cleared = Object.fromEntries(Object.entries(address.query).filter(([name]) => kept.includes(name)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: the form would be within it, and Enter is to submit nothing
    <form class="filters" role="search" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <div key={`search ${clearings}`} class="search">
        {search}
      </div>
      <details open={hasRoom}>
        <summary>{others === 0 ? 'Filters' : `Filters (${others} set)`}</summary>
        <div key={clearings} class="fields">
          {children}
        </div>
      </details>
      <Chosen
        address={address}
        name="undated"
        text={address.query.undated === 'true' ? 'what has no day of publication' : undefined}
      />
      {set.length === 0 ? null : (
        <a
          class="clear"
          href={formatAddress({ ...address, query: cleared })}
          onClick={() => setClearings(clearings + 1)}
        >
          Clear all filters
        </a>
      )}
    </form>
  );
}

/** A field to type into; asked once the typing rests, or with Enter. */
export function TextField({
  address,
  name,
  label,
  isNumber = false,
}: FieldProps & { readonly isNumber?: boolean }) {
  const id = useId();
  const asked = address.query[name] ?? '';
  const isUnclear = isNumber && asked !== '' && !isNumberText(asked);
  const [typed, setTyped] = useState(asked);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rest = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
  };
  useEffect(() => {
    // What is being typed stays as it is: it is asked soon, and a space at its end may part it from the next word.
    if (timer.current === undefined) setTyped((text) => (text.trim() === asked ? text : asked));
  }, [asked]);
  useEffect(() => rest, []);
  const ask = (text: string): void => {
    rest();
    const now = here();
    // A reader who has just left asks here no more.
    if (now?.page !== address.page) return;
    if (text.trim() !== (now.query[name] ?? '')) replace(changed(address, { [name]: text.trim() }));
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="search"
        inputMode={isNumber ? 'decimal' : 'search'}
        value={typed}
        autocomplete="off"
        aria-invalid={isUnclear}
        aria-describedby={isUnclear ? `${id}-unclear` : undefined}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          rest();
          timer.current = setTimeout(() => ask(value), REST);
        }}
        onKeyDown={({ key, currentTarget: { value } }) => {
          if (key === 'Enter') ask(value);
        }}
      />
      {isUnclear ? (
        <span id={`${id}-unclear`} class="unclear" role="status">
          No number, so it leaves all rows
        </span>
      ) : null}
    </div>
  );
}

/** A field for a day. */
export function DayField({ address, name, label }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={address.query[name] ?? ''}
        onChange={({ currentTarget: { value } }) => go(changed(address, { [name]: value }))}
      />
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** What a filter offers, most frequent first: `Direct (1,234)`. */
export const optionsOf = (counts: readonly Count[] | undefined): Option[] =>
  (counts ?? []).flatMap(({ name, count: rows }) =>
    name === null ? [] : [{ value: name, text: `${capital(words(name))} (${count(rows)})` }],
  );

/** The same of names as the articles give them, or do not give them. */
export const givenOptionsOf = (counts: readonly Count[] | undefined): Option[] =>
  (counts ?? []).map(({ name, count: rows }) => ({
    value: name ?? NOT_GIVEN,
    text: `${name ?? 'Not given'} (${count(rows)})`,
  }));

/** A choice of one; `any` says what no choice means. */
export function Choice({
  address,
  name,
  label,
  any,
  options,
}: FieldProps & { readonly any: string; readonly options: readonly Option[] }) {
  const id = useId();
  const chosen = address.query[name] ?? '';
  const isKnown = chosen === '' || options.some(({ value }) => value === chosen);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={chosen}
        onChange={({ currentTarget: { value } }) => go(changed(address, { [name]: value }))}
      >
        <option value="">{any}</option>
        {isKnown ? null : <option value={chosen}>{chosen}</option>}
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/**
 * A choice of one of the values of a parameter, each with its name; the first is meant where none is chosen.
 */
export function NamedChoice({
  names,
  ...field
}: FieldProps & { readonly names: Readonly<Record<string, string>> }) {
  const [[, any] = ['', ''], ...others] = Object.entries(names);
  return <Choice {...field} any={any} options={others.map(([value, text]) => ({ value, text }))} />;
}

/** Something that is on or off. */
export function Toggle({ address, name, label }: FieldProps) {
  return (
    <label class="toggle">
      <input
        type="checkbox"
        checked={address.query[name] === 'true'}
        onChange={({ currentTarget: { checked } }) => go(changed(address, { [name]: checked ? 'true' : '' }))}
      />
      {label}
    </label>
  );
}

/** From and to, as one group. */
export function Range({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <fieldset class="range">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}

/** The filters that every list of rows has. */
export function CommonFields({
  address,
  publishers,
}: {
  readonly address: Address;
  readonly publishers: readonly Count[] | undefined;
}) {
  return (
    <>
      <Choice
        address={address}
        name="publisher"
        label="Publisher"
        any="Any publisher"
        options={givenOptionsOf(publishers)}
      />
      <Range label="Published">
        <DayField address={address} name="from" label="from" />
        <DayField address={address} name="to" label="to" />
      </Range>
    </>
  );
}

export function ConfidenceFields({ address }: { readonly address: Address }) {
  return (
    <Range label="Confidence, 0 to 1">
      <TextField address={address} name="least" label="from" isNumber />
      <TextField address={address} name="most" label="to" isNumber />
    </Range>
  );
}
