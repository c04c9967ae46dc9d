import com.sun.media.sound.AudioSynthesizer;
import java.io.File;
import java.io.InputStream;
import java.util.*;
import javax.sound.midi.*;
import javax.sound.sampled.*;

/** Offline render of a MIDI file with the JDK's own software synthesizer (peer of workload W3). */
public class GervillRender {
  public static void main(String[] a) throws Exception {
    Soundbank sb = MidiSystem.getSoundbank(new File(a[0]));
    Sequence seq = MidiSystem.getSequence(new File(a[1]));
    AudioSynthesizer syn = (AudioSynthesizer) MidiSystem.getSynthesizer();
    Map<String, Object> p = new HashMap<>();
    p.put("load default soundbank", false);
    p.put("max polyphony", 1024);
    p.put("reverb", a[3].equals("fx"));
    p.put("chorus", a[3].equals("fx"));
    p.put("interpolation", "cubic");
    AudioInputStream st = syn.openStream(new AudioFormat(48000, 24, 2, true, false), p);
    syn.loadAllInstruments(sb);
    Receiver r = syn.getReceiver();
    List<long[]> order = new ArrayList<>();
    List<MidiEvent> ev = new ArrayList<>();
    for (Track t : seq.getTracks()) for (int i = 0; i < t.size(); i++) ev.add(t.get(i));
    ev.sort(Comparator.comparingLong(MidiEvent::getTick));
    double usPerTick = 500000.0 / seq.getResolution(), us = 0;
    long last = 0;
    for (MidiEvent e : ev) {
      us += (e.getTick() - last) * usPerTick;
      last = e.getTick();
      if (e.getMessage() instanceof MetaMessage m) {
        if (m.getType() == 0x51) {
          byte[] d = m.getData();
          usPerTick =
              (((d[0] & 255) << 16) | ((d[1] & 255) << 8) | (d[2] & 255))
                  / (double) seq.getResolution();
        }
      } else r.send(e.getMessage(), (long) us);
    }
    long frames = (long) ((us / 1e6 + 2) * 48000);
    AudioSystem.write(
        new AudioInputStream((InputStream) st, st.getFormat(), frames),
        AudioFileFormat.Type.WAVE,
        new File(a[2]));
    System.exit(0);
  }
}
