#!/usr/bin/env python3
"""What other programs' devices cost, beside ours in `bench/run devices`.

device_peers.py list                      every JOB and its peers
device_peers.py cost JOB BLOCK [ROUNDS]   for each peer of JOB a line with tabs between: its name; other work that it
                                          does; processor seconds that one second of one instance takes at 48 kHz
                                          in blocks of BLOCK frames, once for each round, or `missing` and why

LV2 plug-ins run in lv2_cost.c, built here on first use. csound and scsynth run whole, offline: processor time with N
instances less that with none, the same white noise into all, over as many seconds of sound as make the difference
about half a second. Everything stereo; a plug-in with one channel counts twice. Python standard library only.
"""
import os, resource, shutil, subprocess, sys, tempfile

import peers as P

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.environ.get('WORK') or tempfile.mkdtemp()
CALF = 'http://calf.sourceforge.net/plugins/'
LSP = 'http://lsp-plug.in/plugins/lv2/'
X42 = 'http://gareus.org/oss/lv2/'
ZAM = 'urn:zamaudio:'
SWH = 'http://plugin.org.uk/swh-plugins/'
JOBS = {}


def lv2(job, name, uri, other='', channels=2, notes=0, **ports):
    JOBS.setdefault(job, []).append((name, other, lambda block, rounds: lv2_cost(uri, block, rounds, channels, notes, ports)))


def csound(job, name, code, other=''):
    JOBS.setdefault(job, []).append(('csound ' + name, other, lambda block, rounds: by_difference(
        'csound', lambda n, s: csound_command(code, block, n, s), rounds)))


def sc(job, name, graph, other=''):
    JOBS.setdefault(job, []).append(('scsynth ' + name, other, lambda block, rounds: by_difference(
        'scsynth', lambda n, s: sc_command(graph, block, n, s), rounds)))


class Missing(Exception):
    pass


def lv2_cost(uri, block, rounds, channels, notes, ports):
    exe = os.path.join(WORK, 'lv2_cost')
    source = os.path.join(HERE, 'lv2_cost.c')
    if not os.path.exists(exe) or os.path.getmtime(exe) < os.path.getmtime(source):
        try:
            flags = subprocess.run(['pkg-config', '--cflags', '--libs', 'lilv-0'], check=True, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, text=True).stdout.split()
            subprocess.run(['gcc', '-O2', '-o', exe, source] + flags + ['-lm'], check=True)
        except (OSError, subprocess.CalledProcessError):
            raise Missing('gcc or liblilv-dev is not installed')
    p = subprocess.run([exe, uri, str(block), '8', str(notes), str(rounds)] + ['%s=%g' % x for x in ports.items()],
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
    if p.returncode:
        raise Missing((p.stderr.strip().splitlines() or ['failed with %d' % p.returncode])[-1])
    return [float(x) * 2 / channels for x in p.stdout.split()]


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    p = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if p.returncode:
        raise Missing((p.stdout.strip().splitlines() or [''])[-1])
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def per_instance(full, empty, instances, seconds):
    return max(0.0, full - empty) / instances / seconds


def seconds_for(pilot, instances, wanted=0.5, least=2, most=240):
    """How long to run so that the instances take the wanted processor time, of what a pilot says of one."""
    return int(min(most, max(least, round(wanted / max(pilot * instances, 1e-9)))))


def by_difference(program, command, rounds, instances=16):
    if not shutil.which(program):
        raise Missing(program + ' is not installed')
    run = lambda n, s: cpu(command(n, s))
    seconds = seconds_for(per_instance(run(instances, 2), run(0, 2), instances, 2), instances)
    return [per_instance(run(instances, seconds), run(0, seconds), instances, seconds) for _ in range(rounds)]


def csound_command(code, block, instances, seconds):
    text = """<CsoundSynthesizer>
<CsInstruments>
sr=48000
ksmps=%d
nchnls=2
0dbfs=1
gal init 0
gar init 0
instr 1
 gal rand 0.25, 0.5, 1
 gar rand 0.25, 0.7, 1
endin
instr 2
 al = gal
 ar = gar
%s
 outs al, ar
endin
</CsInstruments>
<CsScore>
f1 0 16384 10 1
i1 0 %d
%s
e
</CsScore>
</CsoundSynthesizer>
""" % (block, code, seconds, '\n'.join('i2 0 %d %d' % (seconds, i) for i in range(instances)))
    return ['csound', '-d', '-m0', '-n', P.put('device.csd', text)]


def sc_command(graph, block, instances, seconds):
    source = P.Def('source')
    for bus in (2.0, 3.0):
        n = source.u('BinaryOpUGen', 2, [source.u('WhiteNoise', 2, []), 0.25], special=2)
        source.u('Out', 2, [bus, n], outs=0)
    device = P.Def('device')
    device.u('Out', 2, [0.0] + graph(device, list(device.u('In', 2, [2.0], 2))), outs=0)
    events = [(0.0, [P.osc('/d_recv', source.bytes()), P.osc('/d_recv', device.bytes()), P.osc('/s_new', 'source', 1000, 1, 0)])]
    events += [(0.0, [P.osc('/s_new', 'device', 1001 + i, 1, 0)]) for i in range(instances)]
    events.append((float(seconds), [P.osc('/c_set', 0, 0.0)]))
    return ['scsynth', '-N', P.put('device.osc', P.nrt(events)), '_', '/dev/null', '48000', 'WAV', 'float',
            '-o', '2', '-i', '0', '-m', '262144', '-w', '1024', '-D', '0', '-z', str(block)]


def each(f):
    """A graph for both channels from one for a channel."""
    return lambda d, x: [f(d, v) for v in x]


def mul(d, a, b):
    return d.u('BinaryOpUGen', 2, [a, b], special=2)


def sc_bells(count):
    def channel(d, v):
        for b in range(count):
            v = d.u('BPeakEQ', 2, [v, 100.0 * 2 ** b, 1.0, 3.0])
        return v
    return each(channel)


def sc_compressor(d, x):
    size = [d.u('UnaryOpUGen', 2, [v], special=5) for v in x]
    key = d.u('BinaryOpUGen', 2, size, special=13)
    return [d.u('Compander', 2, [v, key, 0.126, 1.0, 0.25, 0.01, 0.1]) for v in x]


def sc_voice(filter):
    def graph(d, x):
        env = d.u('EnvGen', 1, [1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, -99.0, 1.0, 0.005, 1.0, 0.0])
        v = filter(d, d.u('Saw', 2, [220.0]))
        v = d.u('BinaryOpUGen', 2, [v, env], special=2)
        return [v, v]
    return graph


def sc_chorus(d, x):
    lfo = [d.u('SinOsc', 1, [0.6, phase]) for phase in (0.0, 1.57)]
    time = [d.u('BinaryOpUGen', 1, [d.u('BinaryOpUGen', 1, [l, 0.0016], special=2), 0.012]) for l in lfo]
    return [d.u('BinaryOpUGen', 2, [v, d.u('DelayC', 2, [v, 0.05, t])]) for v, t in zip(x, time)]


def bells(symbols, count):
    return {k % (b + first): v for b in range(count) for first, k, v in symbols}


lsp_bells = [(0, 'ft_%d', 1), (0, 'g_%d', 1.41)]

lv2('eq-4', 'LSP Parametric Equalizer x16', LSP + 'para_equalizer_x16_stereo', '16 places, 4 used', **bells(lsp_bells, 4))
lv2('eq-4', 'Calf Equalizer 8 Band', CALF + 'Equalizer8Band', 'levels metered',
    **bells([(1, 'p%d_active', 1), (1, 'p%d_level', 1.41)], 4))
lv2('eq-4', 'x42 fil4', X42 + 'fil4#stereo', 'two shelves more', **bells([(1, 'gain%d', 3)], 4))
sc('eq-4', 'BPeakEQ', sc_bells(4))
csound('eq-4', 'pareq', '\n'.join(' a%s pareq a%s, %d, 1.41, 1' % (c, c, 100 * 2 ** b) for b in range(4) for c in 'lr'), 'double precision')
lv2('eq-8', 'LSP Parametric Equalizer x16', LSP + 'para_equalizer_x16_stereo', '16 places, 8 used', **bells(lsp_bells, 8))
lv2('eq-8', 'Calf Equalizer 12 Band', CALF + 'Equalizer12Band', 'levels metered',
    **bells([(1, 'p%d_active', 1), (1, 'p%d_level', 1.41)], 8))
sc('eq-8', 'BPeakEQ', sc_bells(8))
csound('eq-8', 'pareq', '\n'.join(' a%s pareq a%s, %d, 1.41, 1' % (c, c, 100 * 2 ** b) for b in range(8) for c in 'lr'), 'double precision')

lv2('compressor', 'LSP Compressor', LSP + 'compressor_stereo', 'meters and graphs', al=0.126)
lv2('compressor', 'Calf Compressor', CALF + 'Compressor', threshold=0.125, ratio=4)
lv2('compressor', 'Zam ZamCompX2', ZAM + 'ZamCompX2', thr=-18, kn=6)
lv2('compressor', 'x42 darc', X42 + 'darc#stereo', threshold=-18, Ratio=0.75)
sc('compressor', 'Compander', sc_compressor, 'no knee, control once a block')
csound('compressor', 'compress2', ' ac max abs(al), abs(ar)\n' + '\n'.join(
    ' a%s compress2 a%s, ac, -90, -21, -15, 4, 0.01, 0.1, 0.001' % (c, c) for c in 'lr'), 'two detectors, double precision')

lv2('synth-voice', 'Calf Monosynth', CALF + 'Monosynth', 'two oscillators, two low-frequency oscillators; wavetables', notes=1)
sc('synth-voice', 'Saw, RLPF', sc_voice(lambda d, v: d.u('RLPF', 2, [v, 2000.0, 0.7])), 'no glide of the cutoff')
sc('synth-voice', 'Saw, MoogFF', sc_voice(lambda d, v: d.u('MoogFF', 2, [v, 2000.0, 1.0, 0.0])), 'four poles')
csound('synth-voice', 'vco2, zdf_2pole', ' kenv madsr 0.005, 0.1, 1, 0.1\n al vco2 1, 220\n al zdf_2pole al, 2000, 0.7, 0\n al = al * kenv\n ar = al', 'double precision')
csound('synth-voice', 'vco2, moogladder', ' kenv madsr 0.005, 0.1, 1, 0.1\n al vco2 1, 220\n al moogladder al, 2000, 0.2\n al = al * kenv\n ar = al', 'four poles, double precision')

lv2('reverb', 'Dragonfly Hall', 'https://github.com/michaelwillis/dragonfly-reverb', 'early reflections and a modulated network')
lv2('reverb', 'Dragonfly Room', 'urn:dragonfly:room', 'early reflections and a modulated network')
lv2('reverb', 'Dragonfly Plate', 'urn:dragonfly:plate', 'no early reflections')
lv2('reverb', 'Calf Reverb', CALF + 'Reverb')
sc('reverb', 'FreeVerb2', lambda d, x: list(d.u('FreeVerb2', 2, x + [0.3, 0.7, 0.5], 2)), 'combs without modulation')
csound('reverb', 'reverbsc', ' al, ar reverbsc al, ar, 0.8, 12000', 'eight lines, double precision')

lv2('delay', 'Calf Vintage Delay', CALF + 'VintageDelay', 'levels metered')
lv2('delay', 'Zam ZamDelay', ZAM + 'ZamDelay', 'one channel, twice', 1, feedb=0.35)
sc('delay', 'CombC', each(lambda d, v: d.u('CombC', 2, [v, 1.0, 0.35, 2.0])), 'no filters in the loop')
csound('delay', 'comb, tone', '\n'.join(' ad%s comb a%s, 2, 0.35\n ad%s tone ad%s, 6000\n a%s = a%s + ad%s * 0.25' % ((c,) * 7) for c in 'lr'), 'fixed time')

lv2('chorus', 'Calf Multi Chorus', CALF + 'MultiChorus', 'four voices', voices=4)
sc('chorus', 'DelayC', sc_chorus, 'one voice, no filters')
csound('chorus', 'vdelay3', ' al2 oscil 1.6, 0.6, 1\n ar2 oscil 1.6, 0.6, 1, 0.25\n' + '\n'.join(
    ' ad%s vdelay3 a%s, a%s2 + 12, 50\n a%s = a%s + ad%s' % ((c,) * 6) for c in 'lr'), 'one voice, no filters')
lv2('flanger', 'Calf Flanger', CALF + 'Flanger')
csound('flanger', 'flanger', ' ad oscil 0.0014, 0.15, 1\n' + '\n'.join(' af%s flanger a%s, ad + 0.0018, 0.35\n a%s = a%s + af%s' % ((c,) * 5) for c in 'lr'), 'linear reading')
lv2('phaser', 'Calf Phaser', CALF + 'Phaser', 'six stages')
csound('phaser', 'phaser1', ' kf oscil 400, 0.3, 1\n' + '\n'.join(' ap%s phaser1 a%s, kf + 700, 6, 0.25\n a%s = a%s + ap%s' % ((c,) * 5) for c in 'lr'), 'six stages, set once a block')
lv2('limiter', 'LSP Limiter', LSP + 'limiter_stereo', 'no oversampling, no true peak', th=0.126)
lv2('limiter', 'Calf Limiter', CALF + 'Limiter', 'no true peak', limit=0.126)
lv2('limiter', 'x42 dpl', X42 + 'dpl#stereo', 'true peak off', gain=12, threshold=-6)
lv2('limiter', 'x42 dpl, true peak', X42 + 'dpl#stereo', '', gain=12, threshold=-6, truepeak=1)
lv2('limiter', 'Zam ZaMaximX2', ZAM + 'ZaMaximX2', 'no true peak', thresh=-18)
sc('limiter', 'Limiter', each(lambda d, v: d.u('Limiter', 2, [v, 0.126, 0.003])), 'no true peak, channels apart')
lv2('saturator', 'Calf Saturator', CALF + 'Saturator', 'no oversampling')
lv2('saturator', 'Zam ZamTube', ZAM + 'ZamTube', 'one channel, twice; tone stack', 1)
sc('saturator', 'tanh', each(lambda d, v: d.u('UnaryOpUGen', 2, [mul(d, v, 2.0)], special=36)), 'no oversampling')
csound('saturator', 'tanh', ' al = tanh(al * 2)\n ar = tanh(ar * 2)', 'no oversampling')
lv2('filter', 'Calf Filter', CALF + 'Filter', 'levels metered')
sc('filter', 'RLPF', each(lambda d, v: d.u('RLPF', 2, [v, 1000.0, 0.7])))
csound('filter', 'zdf_2pole', ' al zdf_2pole al, 1000, 0.7, 0\n ar zdf_2pole ar, 1000, 0.7, 0', 'double precision')
sc('ladder', 'MoogFF', each(lambda d, v: d.u('MoogFF', 2, [v, 1000.0, 1.0, 0.0])), 'no oversampling')
csound('ladder', 'moogladder', ' al moogladder al, 1000, 0.3\n ar moogladder ar, 1000, 0.3', 'double precision')

lv2('gate', 'LSP Gate', LSP + 'gate_stereo', 'meters and graphs')
lv2('gate', 'Calf Gate', CALF + 'Gate')
lv2('de-esser', 'Calf Deesser', CALF + 'Deesser')
lv2('multiband', 'LSP Multiband Compressor', LSP + 'mb_compressor_stereo', 'four bands', cr_0=2, cr_2=2, cr_4=2, cr_6=2)
lv2('multiband', 'Calf Multiband Compressor', CALF + 'MultibandCompressor', 'four bands', bypass0=0, bypass1=0, bypass2=0, bypass3=0)
lv2('multiband', 'Zam ZaMultiCompX2', ZAM + 'ZaMultiCompX2', 'three bands')
lv2('transient', 'Calf Transient Designer', CALF + 'TransientDesigner', 'a graph kept')
lv2('tremolo', 'Calf Pulsator', CALF + 'Pulsator')
lv2('rotary', 'Calf Rotary Speaker', CALF + 'RotarySpeaker')
sc('frequency-shifter', 'FreqShift', each(lambda d, v: d.u('FreqShift', 2, [v, 2.0, 0.0])))
lv2('crusher', 'Calf Crusher', CALF + 'Crusher')
lv2('vocoder', 'Calf Vocoder', CALF + 'Vocoder', 'carrier from outside, 32 bands at most')
lv2('stereo', 'Calf Stereo Tools', CALF + 'StereoTools')
lv2('pitch-correction', 'x42 fat1', X42 + 'fat1', 'one channel, twice', 1)
sc('pitch-shifter', 'PitchShift', each(lambda d, v: d.u('PitchShift', 2, [v, 0.2, 1.2, 0.0, 0.0])), 'grains only')
lv2('tuner', 'x42 tuna', X42 + 'tuna#one', 'one channel')
lv2('analyser', 'Calf Analyzer', CALF + 'Analyzer')
csound('string', 'pluck', ' al pluck 0.5, 220, 220, 0, 1\n ar = al', 'plain Karplus-Strong')
csound('fm', 'six oscillators', ''.join(' a%d oscili 1, 220 * %d%s, 1\n' % (i, i + 1, ' * (1 + a%d)' % (i - 1) if i else '') for i in range(6)) + ' al = a5\n ar = a5', 'no envelopes')


def ir_file():
    """Two seconds of fading noise, as csound reads them."""
    name = os.path.join(WORK, 'ir2.wav')
    if not os.path.exists(name):
        import array, math, random, wave
        r = random.Random(5)
        data = array.array('h', (int(3000 * r.uniform(-1, 1) * math.exp(-3.45 * (i // 2) / 48000)) for i in range(4 * 48000)))
        with wave.open(name, 'wb') as f:
            f.setparams((2, 2, 48000, 0, 'NONE', ''))
            f.writeframes(data.tobytes())
    return name


JOBS['convolution'] = [('csound ftconv', '2 s of response, ours 2.8 s; all partitions of the block\'s size; double precision', lambda block, rounds: by_difference(
    'csound', lambda n, s: csound_command(
        ' iL ftgentmp 0, 0, 131072, 1, "%s", 0, 0, 1\n iR ftgentmp 0, 0, 131072, 1, "%s", 0, 0, 2\n al ftconv al, iL, %d, 0, 96000\n ar ftconv ar, iR, %d, 0, 96000' % (
            ir_file(), ir_file(), block, block), block, n, s), rounds, 4))]


def main(args):
    if args[:1] == ['list']:
        for job, rows in JOBS.items():
            print('%-18s %s' % (job, ', '.join(r[0] for r in rows)))
    elif args[:1] == ['cost'] and len(args) in (3, 4):
        rounds = int(args[3]) if len(args) > 3 else 3
        for name, other, measure in JOBS.get(args[1], []):
            try:
                figures = ' '.join('%.9f' % x for x in measure(int(args[2]), rounds))
            except (Missing, subprocess.TimeoutExpired) as e:
                figures = 'missing ' + str(e).replace('\t', ' ')
            print('\t'.join((name, other, figures)), flush=True)
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
