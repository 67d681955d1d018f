import type { Talk } from './talk.ts';

export const english: Talk = {
	server: 'The kitchen',
	channel: 'general',
	role: 'Cooks',
	me: 'Ada',
	friend: 'Bob',
	guest: 'Chen',
	first: {
		question: 'My favourite dish is mapo tofu. Any ideas what to serve with it?',
		answer:
			'It is hot and numbing, so give it calm company:\n\n1. **Plain rice**, plenty of it.\n2. **Smashed cucumber** with garlic, vinegar and a little sugar, straight from the fridge.\n3. **Stir-fried greens**: choy sum or spinach, two minutes, nothing but salt and ginger.\n4. A clear **egg-drop soup** instead of a drink.\n\nIf you make only one of them, make the cucumber: it can be done the day before.',
	},
	dish: 'mapo tofu',
	followUp: 'What is my favourite dish?',
	whichModel: 'Which model are you?',
	stillThere: 'Are you still there?',
	long: {
		question: 'how was soy sauce invented?',
		answer:
			'Long before there was soy sauce there was **jiang**: meat or fish, salted and left in a jar until time had made it soft. Beans came in when meat was dear. They were steamed, mixed with wheat, and left to a mould that smells of bread; then brine went over them, and a year went by. What ran off at the bottom was thin, brown and far better than what it ran from. Monks carried it to Japan, where the wheat was roasted; sailors carried it to Europe, where nobody guessed what it was made of, and cooks kept the secret for a hundred years …',
	},
	proverb: {
		question: 'a proverb about eating together?',
		answer: '“Many hands make light work, and many pots make a feast.”',
		other: '“Who eats alone is full; who eats with friends is fed.”',
	},
	refused: {
		question: 'how do I sharpen a kitchen knife?',
		answer: 'Wet the stone, hold the blade at **15 to 20°**, and draw it towards you, heel to tip.',
	},
	mistyped: {
		question: 'how long does toffee keep?',
		answer: 'Two weeks in a tin, with paper between the pieces.',
		meant: 'how long does tofu keep?',
	},
	inThread: [
		{
			question: 'how do I keep a wok from rusting?',
			answer: 'Dry it on the flame, and rub in a drop of oil while it is warm.',
		},
		{
			question: 'and if it has rusted already?',
			answer: 'Scrub it with coarse salt and season it anew: oil, smoke, wipe, three times over.',
		},
	],
	secret: {
		question: 'what could I cook for Bob’s birthday?',
		answer: '**Dan dan noodles**, and a candle in the last dumpling.',
	},
	crowd: [
		'Bob',
		'Chen',
		'Dana',
		'Emre',
		'Fatima',
		'Goro',
		'Hana',
		'Ivan',
		'Julia',
		'Kofi',
		'小林',
		'Mei',
	],
	knowledge: {
		'what is a good soup for winter?':
			'**Leek and potato.** Sweat the leeks slowly in butter, add potatoes and stock, and blend half of it, so that some bite is left.',
		'how do I keep basil alive?':
			'Light, warmth, and water from *below*. Cut whole tips just above a pair of leaves; it grows back as two.',
		'why do onions make me cry?':
			'Cutting one sets free a gas, **syn-propanethial-S-oxide**, that stings. A sharp knife and a cold onion help.',
		'can I freeze cooked rice?':
			'Yes: cool it fast, freeze it flat within an hour, and heat it through once. Three months is fine.',
		'how hot is a wok?':
			'A home burner brings it to about 230 °C; a restaurant’s to well over 300 °C, which is where *wok hei* comes from.',
		'what is umami?':
			'The fifth taste, 鮮味: glutamate, as in soy sauce, parmesan and ripe tomatoes. Dried mushrooms make it stronger.',
		'which cheese melts best?':
			'- **Gruyère** for a toast\n- **low-moisture mozzarella** for pizza\n- **raclette** for, well, raclette',
		'怎样煮出好吃的米饭？':
			'淘两遍，泡二十分钟；米和水 **1 : 1.2**；小火煮好以后关火，再焖十分钟，最后轻轻拨松。',
		'how long does tofu keep?':
			'Unopened: as printed. Open: four days under water that you change daily. Frozen, it gets a firm and spongy bite.',
		'is a tomato a fruit?':
			'Botanically a berry; in the kitchen, and for the customs of 1893, a vegetable.',
		'what goes into a masala?':
			'```text\n2 tsp cumin      1 stick cinnamon\n2 tsp coriander  4 cloves\n1 tsp pepper     6 cardamom pods\n```\nToast it whole, then grind it.',
	},
};
