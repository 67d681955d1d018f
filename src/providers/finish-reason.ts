/** The words that servers use for why an answer ended, as ours. Undefined: it has not ended. */
export function finishOf(
	reason: string | null | undefined,
): 'complete' | 'length' | 'filtered' | 'error' | undefined {
	switch (reason?.toLowerCase()) {
		case undefined:
		case '':
		case 'null':
			return undefined;
		case 'length':
		case 'max_tokens':
		case 'max_output_tokens':
		case 'model_length':
			return 'length';
		case 'content_filter':
		case 'safety':
		case 'recitation':
		case 'prohibited_content':
		case 'refusal':
			return 'filtered';
		case 'error':
			return 'error';
		default:
			return 'complete';
	}
}
