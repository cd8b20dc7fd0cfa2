using System.Security.Cryptography;
using System.Text;
using Waymark.Record.Sealing;

namespace Waymark.Record;

/// <summary>The key over all other keys of one record: 32 random bytes, kept apart from the data.</summary>
/// <remarks>
/// Whoever holds it and the data can read everything; whoever holds the data alone can read nothing. Losing it loses the record.
/// While it is being changed there are two, or more: the first wraps, each opens.
/// </remarks>
public sealed class MasterKey
{
    /// <summary>The name of the key's file within its folder.</summary>
    public const string FileName = "master.key";

    private const int Length = 32;
    private readonly byte[][] _keys;

    private MasterKey(KeySource source, byte[][] keys)
    {
        Source = source;
        _keys = keys;
    }

    /// <summary>Where it came from.</summary>
    public KeySource Source { get; }

    /// <summary>How many keys open: more than one while the key is being changed.</summary>
    public int Count => _keys.Length;

    /// <summary>Where the keys lie by default: beside the data, never in it. <c>./keys</c> for <c>./data</c>, <c>./oak-keys</c> for <c>./oak</c>.</summary>
    public static string FolderBeside(string dataFolder)
    {
        var data = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));
        var parent = Path.GetDirectoryName(data) ?? data;
        var name = Path.GetFileName(data);
        return Path.Combine(parent, name == "data" ? "keys" : name + "-keys");
    }

    /// <summary>Whether there is a key in a folder.</summary>
    public static bool ExistsIn(string folder) => KeySource.InFolder(folder).IsThere;

    /// <summary>Makes a new key in a folder, readable by its owner only.</summary>
    /// <param name="folder">Made if it is missing.</param>
    /// <param name="dataFolder">Where the data will lie, if known: a key folder in it is refused before anything is written.</param>
    /// <exception cref="RecordException">There is a key already, or the folder lies with the data.</exception>
    public static MasterKey Create(string folder, string? dataFolder = null)
    {
        var source = KeySource.InFolder(folder);
        if (dataFolder is not null)
        {
            RefuseTogether(source.Folder!, dataFolder);
        }

        if (source.IsThere)
        {
            throw new RecordException(
                $"There is a master key already at {source.PathOfKey}. A record cannot be opened without the key it was made with, so it is never overwritten."
            );
        }

        var made = new MasterKey(source, [RandomNumberGenerator.GetBytes(Length)]);
        PrivateFolder.Make(source.Folder!);
        PrivateFolder.Write(source.PathOfKey, made.Text, FileMode.CreateNew);
        return made;
    }

    /// <summary>The key for a record that is to be begun: a new one in the folder, or the one that the source gives if it is no folder.</summary>
    /// <exception cref="RecordException">As <see cref="Create(string, string?)"/> and <see cref="Load(KeySource)"/>.</exception>
    public static MasterKey ForNewRecord(KeySource source, string dataFolder)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Folder is { } folder ? Create(folder, dataFolder) : Load(source);
    }

    /// <summary>Reads the key from its folder.</summary>
    /// <exception cref="RecordException">There is none, or the file is not a key. A new one is never made in its place.</exception>
    public static MasterKey Load(string folder) => Load(KeySource.InFolder(folder));

    /// <summary>Reads the key from where it is kept.</summary>
    /// <exception cref="RecordException">There is none, or what is there is not a key. A new one is never made in its place.</exception>
    public static MasterKey Load(KeySource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new MasterKey(source, Read(source.Read(), source.InWords));
    }

    /// <summary>Refuses keys and data that would be copied, lost or stolen together.</summary>
    internal void RefuseToLieWith(string dataFolder)
    {
        if (Source.Folder is { } folder)
        {
            RefuseTogether(folder, dataFolder);
        }
    }

    /// <summary>The same, read again from where it came: another program may have changed it since.</summary>
    internal MasterKey ReadAgain() => Load(Source);

    /// <summary>Seals under the key that wraps.</summary>
    internal byte[] Wrap(string use, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound) =>
        Envelope.Close(Derive(_keys[0], use), plain, bound);

    /// <summary>Opens with whichever key fits; null if none does.</summary>
    internal byte[]? Unwrap(string use, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> bound)
    {
        foreach (var key in _keys)
        {
            try
            {
                return Envelope.Open(Derive(key, use), wrapped, bound);
            }
            catch (CryptographicException)
            {
                // Not this one.
            }
        }

        return null;
    }

    /// <summary>A key for one use, derived from each key there is, in their order.</summary>
    internal IEnumerable<byte[]> Each(string use, byte[] salt) =>
        _keys.Select(key => Derive(key, use, salt));

    /// <summary>The first key alone: what opens with it needs no other any more.</summary>
    internal MasterKey FirstAlone() => new(Source, [_keys[0]]);

    /// <summary>A new key before those there are.</summary>
    internal MasterKey WithNewFirst() =>
        new(Source, [RandomNumberGenerator.GetBytes(Length), .. _keys]);

    /// <summary>Those of a text after those there are.</summary>
    internal MasterKey And(string text) =>
        new(Source, [.. _keys, .. Read(text, KeyRotation.FormerFileName)]);

    /// <summary>Those after the first.</summary>
    internal MasterKey? Others() => Count > 1 ? new(Source, _keys[1..]) : null;

    /// <summary>As its file holds it: one key a line.</summary>
    internal string Text => string.Concat(_keys.Select(key => Convert.ToBase64String(key) + "\n"));

    private static byte[] Derive(byte[] key, string use, byte[]? salt = null) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            key,
            Length,
            salt,
            Encoding.UTF8.GetBytes("waymark/1 " + use)
        );

    /// <exception cref="RecordException">Not keys.</exception>
    private static byte[][] Read(string text, string where)
    {
        var keys = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(Parse)
            .ToArray();
        return keys.Length > 0 && Array.TrueForAll(keys, key => key.Length == Length)
            ? keys
            : throw new RecordException(
                $"What {where} gives is not a master key: 32 bytes as base64 were expected."
            );
    }

    private static byte[] Parse(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : [];
    }

    private static void RefuseTogether(string keyFolder, string dataFolder)
    {
        var keys = RealPath(keyFolder);
        var data = RealPath(dataFolder);
        if (
            keys.StartsWith(data, StringComparison.Ordinal)
            || data.StartsWith(keys, StringComparison.Ordinal)
        )
        {
            throw new RecordException(
                $"The keys ({keys}) and the data ({data}) must lie apart, neither folder within the other: a copy of the data must never carry its key."
            );
        }
    }

    private static string RealPath(string folder)
    {
        var full = Path.GetFullPath(folder);
        var target = Directory.Exists(full)
            ? Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName
            : null;
        return Path.TrimEndingDirectorySeparator(target ?? full) + Path.DirectorySeparatorChar;
    }
}
