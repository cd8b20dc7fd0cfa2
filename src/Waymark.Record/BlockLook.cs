using Waymark.Record.Sealing;

namespace Waymark.Record;

/// <summary>Looks into the entries of a block, on as many processors as there are: hashes each, and opens each that there is a key for.</summary>
/// <remarks>The entries of one file are always looked into by the same one, for a cipher serves only one at a time.</remarks>
/// <param name="keys">The school's; null where nothing is opened.</param>
internal sealed class BlockLook(SchoolKeys? keys) : IDisposable
{
    // Beyond this, reading is what takes the time.
    private const int MostAtOnce = 4;

    // So few are sooner done than others are called to help.
    private const int Few = 64;

    private static readonly int s_processors = Math.Clamp(
        Environment.ProcessorCount,
        1,
        MostAtOnce
    );

    private readonly EntryOpener[] _openers = New(() => new EntryOpener());
    private readonly FileCiphers?[] _ciphers = New(() =>
        keys is null ? null : new FileCiphers(keys)
    );

    public void Into(EntryBlock block)
    {
        if (block.Count <= Few || s_processors == 1)
        {
            for (var one = 0; one < s_processors; one++)
            {
                LookInto(block, one);
            }

            return;
        }

        Parallel.For(0, s_processors, one => LookInto(block, one));
    }

    public void Dispose()
    {
        foreach (var opener in _openers)
        {
            opener.Dispose();
        }

        foreach (var ciphers in _ciphers)
        {
            ciphers?.Dispose();
        }
    }

    private void LookInto(EntryBlock block, int one)
    {
        for (var at = 0; at < block.Count; at++)
        {
            var entry = block[at];
            if (entry.File.Number % s_processors == one)
            {
                entry.LookInto(_openers[one], _ciphers[one]);
            }
        }
    }

    private static T[] New<T>(Func<T> one) =>
        [.. Enumerable.Range(0, s_processors).Select(_ => one())];
}
