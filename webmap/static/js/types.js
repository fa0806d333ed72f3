// The shapes of what the server hands to the map; read by the type checker, never loaded by a page.

/**
 * @typedef {{ text: string, lang: string, dir: string }} Words
 * @typedef {{ id: string, label: Words, title: string, url: string }} Source
 * @typedef {Words & { beside?: string, select?: string, url?: string }} FactWords
 * @typedef {{ label: string, values: FactWords[], symbol: string, badge: string, isDerived: boolean, isJoined: boolean, isDisputed: boolean, dispute: number,
 *   sources: Source[] }} Fact
 * @typedef {{ number: number, date: string, kind: string, claims: { text: Words, tags: string, is_followed: boolean }[],
 *   sources: Source[] }} PastEvent
 * @typedef {{ position: string, text: Words, isFollowed: boolean, sources: Source[] }} Claim
 * @typedef {{ title: Words, claims: Claim[], rule: Words }} Conflict
 * @typedef {{ layer: string, key: string, title: Words, kind: string, names: Words[], facts: Fact[],
 *   conflicts: Conflict[], confidence: string, isUnverified: boolean,
 *   history: { title: string, events: PastEvent[] } | null, page: { label: string, url: string } | null,
 *   around: Surroundings[], extent: number[] | null, citation: string, address: string,
 *   noPlace: string, disclaimer: string }} Details
 * @typedef {Words & { select: string, note: string, symbol: string }} Nearby
 * @typedef {{ title: string, count: string, isDerived: boolean, things: Nearby[] }} Surroundings
 *
 * @typedef {{ value: string, label: string, shape: string, fill: string, stroke: string, width: number, dash: string,
 *   opacity: number, is_hollow: boolean }} LayerSymbol
 * @typedef {{ id: string, title: string, one?: string, key: string, order: number, isDefaultOn: boolean,
 *   relations: string, style: string, column: string, isMeasure: boolean, symbols: LayerSymbol[] }} LayerSpec
 *
 * @typedef {{ values: Record<string, string[]>, amounts: Record<string, number> }} Drawn what is drawn of a layer:
 *   the keys by the value of their symbol; of a measure the amount by key
 *
 * @typedef {{ edition: string, pinned: string, measure: string, measureWords: string, shown: string[],
 *   bbox: number[] | null, shapes: Record<string, string>,
 *   otherShapes: Record<string, string[]>, drawn: Record<string, Drawn> }} State
 *
 * @typedef {{ state: State | null, stateUrl: string, partsUrl: string, monthsUrl: string, lang: string, dir: string, locale: string, shown: string[], selected: string,
 *   countries: Record<string, Words>, ground: { near: string, far: string }, towns: string, shapes: Record<string, string>, drawn: Record<string, Drawn>,
 *   home: string, defaults: string[], details: string, query: string, measure: string,
 *   tiles: string, words: Record<string, string> }} PageData
 *
 * @typedef {{ type: "Feature", id?: string, geometry: any, properties: Record<string, any> }} Feature
 * @typedef {{ type: "FeatureCollection", features: Feature[] }} Collection
 */

export {};
