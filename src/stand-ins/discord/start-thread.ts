import type { Backend } from './core.ts';
import { flag, messageType } from './messages/flags.ts';
import { type NewThread, openThread } from './places.ts';
import type { Channel } from './records.ts';
import { channelType } from './world.ts';

/** Opens the thread and leaves in its parent what Discord does: a mark on the message it hangs on, or a line of its own. */
export function startThread(backend: Backend, thread: NewThread): Channel {
	const { messages } = backend;
	const channel = openThread(backend, thread);
	const starter =
		thread.messageId === undefined ? undefined : thread.parent.messages.get(thread.messageId);
	if (starter) {
		starter.threadId = channel.id;
		starter.flags |= flag.hasThread;
		messages.refresh(starter);
	} else if (thread.type !== channelType.privateThread) {
		messages.create(thread.parent, {
			authorId: thread.ownerId,
			type: messageType.threadCreated,
			content: thread.name,
			reference: { messageId: null, channelId: channel.id, forwarded: false },
		});
	}
	return channel;
}
