let context: AudioContext | undefined;

/** A short, quiet tone, made here: no file is fetched. Silent where the browser lets no page sound. */
export function playTone(): void {
  try {
    context ??= new AudioContext();
    const { currentTime: now, destination } = context;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.setValueAtTime(660, now);
    tone.frequency.exponentialRampToValueAtTime(880, now + 0.08);
    volume.gain.setValueAtTime(0.06, now);
    volume.gain.exponentialRampToValueAtTime(0.0001, now + 0.18);
    tone.connect(volume).connect(destination);
    tone.start(now);
    tone.stop(now + 0.2);
  } catch {
    // No sound device or no permission: a tone is never needed.
  }
}
