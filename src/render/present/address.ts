import { asCode } from './escape.ts';

const INVITE =
	/^(?:https?:\/\/)?(?:[\w-]+\.)*(?<host>discord\.gg|discord(?:app)?\.com\/+invite)\/+(?<code>[\w-]+)(?<rest>.*)$/i;
const WEB = /^https?:\/\//i;
const TRAILING = /[.,;:!?'"*_~)]+$/;

/** An address where a link was meant, so that where it leads can be read, and no card comes of it. */
export function shownAddress(address: string): string {
	const known = shownWebAddress(address);
	if (known === undefined) return asCode(address);
	return known === withoutInvite(known) ? `<${known}>` : withoutInvite(known);
}

/** An address as it stands in text, or its harmless form where it lies or invites. */
export function bareAddress(address: string): string {
	const [trailing = ''] = TRAILING.exec(address) ?? [];
	const core = address.slice(0, address.length - trailing.length);
	const invite = withoutInvite(core);
	if (invite !== core) return invite + trailing;
	return /^https?:\/\/[^/?#]*@/i.test(core) ? (shownWebAddress(core) ?? '') + trailing : address;
}

/** The address with its real host: without a name and password before it, other scripts as `xn--`. */
function shownWebAddress(address: string): string | undefined {
	if (!WEB.test(address) || !URL.canParse(address)) return undefined;
	const url = new URL(address);
	const path = address
		.replace(/^https?:\/+[^/?#\\]*/i, '')
		.replaceAll(/[\s<>`]/g, encodeURIComponent);
	return `${url.protocol}//${url.host}${path}`;
}

/** An invitation to another server is shown, but nothing to press. */
export function withoutInvite(address: string): string {
	const { host = '', code = '', rest = '' } = INVITE.exec(address)?.groups ?? {};
	return code === '' ? address : `${host.replace('.', '[.]')}/${code}${rest}`;
}

/** The address behind `[label](` or within `<…>` is the same as its label: there is nothing more to say. */
export function saysItself(label: string, address: string): boolean {
	const bare = (text: string) => text.replace(WEB, '').replace(/\/$/, '').toLowerCase();
	return bare(label) === bare(shownWebAddress(address) ?? address);
}
