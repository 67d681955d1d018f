import { isFlagship, promisesSpeed } from './calibre.ts';
import {
	familyOf,
	isStrongInChinese,
	isUnfinished,
	reasons,
	type Specialty,
	specialtyOf,
} from './kinds.ts';
import { isRouter, type Model } from './model.ts';
import { callsItselfSmall, type SizeClass, sizeClassOf } from './size.ts';

/** What the name and the list tell of a model. */
export type Profile = {
	readonly size: SizeClass;
	readonly isSmallByName: boolean;
	readonly specialty: Specialty | undefined;
	readonly reasons: boolean;
	readonly isStrongInChinese: boolean;
	readonly isUnfinished: boolean;
	readonly isRouter: boolean;
	readonly isFlagship: boolean;
	readonly promisesSpeed: boolean;
	readonly family: string;
};

/** Names are read once: every question compares them all. */
const profiles = new WeakMap<Model, Profile>();

export function profileOf(model: Model): Profile {
	const known = profiles.get(model);
	if (known) return known;
	const profile: Profile = {
		size: sizeClassOf(model),
		isSmallByName: callsItselfSmall(model),
		specialty: specialtyOf(model),
		reasons: reasons(model),
		isStrongInChinese: isStrongInChinese(model),
		isUnfinished: isUnfinished(model),
		isRouter: isRouter(model),
		isFlagship: isFlagship(model),
		promisesSpeed: promisesSpeed(model),
		family: familyOf(model),
	};
	profiles.set(model, profile);
	return profile;
}
