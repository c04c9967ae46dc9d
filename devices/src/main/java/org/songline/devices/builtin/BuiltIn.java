package org.songline.devices.builtin;

import java.util.List;
import org.songline.devices.Catalogue;
import org.songline.devices.distortion.AmpDevice;
import org.songline.devices.distortion.ClipperDevice;
import org.songline.devices.distortion.CrusherDevice;
import org.songline.devices.distortion.SaturatorDevice;
import org.songline.devices.drums.DrumsType;
import org.songline.devices.dynamics.CompressorDevice;
import org.songline.devices.dynamics.GateDevice;
import org.songline.devices.dynamics.LimiterDevice;
import org.songline.devices.dynamics.TransientDevice;
import org.songline.devices.dynamics.VolumeShaperDevice;
import org.songline.devices.equalizer.DeEsserDevice;
import org.songline.devices.equalizer.EqDevice;
import org.songline.devices.equalizer.FilterDevice;
import org.songline.devices.equalizer.MultibandDevice;
import org.songline.devices.fm.FmType;
import org.songline.devices.grain.GrainDevice;
import org.songline.devices.modulators.Modulators;
import org.songline.devices.motion.ChorusDevice;
import org.songline.devices.motion.FlangerDevice;
import org.songline.devices.motion.FrequencyShifterDevice;
import org.songline.devices.motion.PhaserDevice;
import org.songline.devices.motion.RotaryDevice;
import org.songline.devices.motion.TremoloDevice;
import org.songline.devices.notes.NoteDevices;
import org.songline.devices.pitch.HarmoniserDevice;
import org.songline.devices.pitch.PitchCorrectionDevice;
import org.songline.devices.pitch.PitchShifterDevice;
import org.songline.devices.pitch.VocoderDevice;
import org.songline.devices.sampler.SamplerDevice;
import org.songline.devices.space.ConvolutionDevice;
import org.songline.devices.space.DelayDevice;
import org.songline.devices.space.ReverbDevice;
import org.songline.devices.strings.KeysType;
import org.songline.devices.strings.StringType;
import org.songline.devices.synth.SynthType;
import org.songline.devices.utility.AnalyserDevice;
import org.songline.devices.utility.StereoDevice;
import org.songline.devices.utility.TunerDevice;
import org.songline.devices.utility.UtilityDevice;

/** The devices that come with Songline. */
public final class BuiltIn {
  private BuiltIn() {}

  /** All devices that come with Songline. */
  public static Catalogue catalogue() {
    return sounding().with(NoteDevices.all()).with(Modulators.all());
  }

  /** Those that make or change sound. */
  private static Catalogue sounding() {
    return new Catalogue(
        List.of(
            new EqDevice(),
            new FilterDevice(),
            new CompressorDevice(),
            new MultibandDevice(),
            new DeEsserDevice(),
            new GateDevice(),
            new TransientDevice(),
            new VolumeShaperDevice(),
            new SaturatorDevice(),
            new ChorusDevice(),
            new FlangerDevice(),
            new PhaserDevice(),
            new TremoloDevice(),
            new RotaryDevice(),
            new FrequencyShifterDevice(),
            new ClipperDevice(),
            new CrusherDevice(),
            new AmpDevice(),
            new DelayDevice(),
            new ReverbDevice(),
            new PitchCorrectionDevice(),
            new PitchShifterDevice(),
            new HarmoniserDevice(),
            new VocoderDevice(),
            new ConvolutionDevice(),
            new UtilityDevice(),
            new StereoDevice(),
            new TunerDevice(),
            new AnalyserDevice(),
            new LimiterDevice(),
            new SynthType(),
            new FmType(),
            new StringType(),
            new KeysType(),
            new DrumsType(),
            new SamplerDevice(),
            new GrainDevice()));
  }
}
