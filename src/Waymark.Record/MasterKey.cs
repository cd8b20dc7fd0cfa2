using System.Security.Cryptography;
using System.Text;

namespace Waymark.Record;

/// <summary>The key over all other keys of one record: 32 random bytes in a file of its own, in a folder apart from the data.</summary>
/// <remarks>Whoever holds this file and the data can read everything; whoever holds the data alone can read nothing. Losing it loses the record.</remarks>
public sealed class MasterKey
{
    /// <summary>The name of the key's file within its folder.</summary>
    public const string FileName = "master.key";

    private const int Length = 32;
    private readonly byte[] _key;

    private MasterKey(string folder, byte[] key)
    {
        Folder = folder;
        _key = key;
    }

    /// <summary>The folder that the key lies in, as a full path.</summary>
    public string Folder { get; }

    /// <summary>Where the keys lie by default: beside the data, never in it. <c>./keys</c> for <c>./data</c>, <c>./oak-keys</c> for <c>./oak</c>.</summary>
    public static string FolderBeside(string dataFolder)
    {
        var data = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));
        var parent = Path.GetDirectoryName(data) ?? data;
        var name = Path.GetFileName(data);
        return Path.Combine(parent, name == "data" ? "keys" : name + "-keys");
    }

    /// <summary>Whether there is a key in a folder.</summary>
    public static bool ExistsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Makes a new key in a folder, readable by its owner only.</summary>
    /// <param name="folder">Made if it is missing.</param>
    /// <param name="dataFolder">Where the data will lie, if known: a key folder in it is refused before anything is written.</param>
    /// <exception cref="RecordException">There is a key already, or the folder lies with the data.</exception>
    public static MasterKey Create(string folder, string? dataFolder = null)
    {
        var full = Path.GetFullPath(folder);
        if (dataFolder is not null)
        {
            RefuseTogether(full, dataFolder);
        }

        var path = Path.Combine(full, FileName);
        if (File.Exists(path))
        {
            throw new RecordException(
                $"There is a master key already at {path}. A record cannot be opened without the key it was made with, so it is never overwritten."
            );
        }

        var key = RandomNumberGenerator.GetBytes(Length);
        PrivateFolder.Make(full);
        using var file = new FileStream(path, OwnerOnly());
        file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
        file.Flush(flushToDisk: true);
        return new MasterKey(full, key);
    }

    /// <summary>Reads the key from its folder.</summary>
    /// <exception cref="RecordException">There is none, or the file is not a key. A new one is never made in its place.</exception>
    public static MasterKey Load(string folder)
    {
        var path = Path.Combine(Path.GetFullPath(folder), FileName);
        if (!File.Exists(path))
        {
            throw new RecordException(
                $"There is no master key at {path}. Put the key file that belongs to this record there, or name the folder it is in."
            );
        }

        Span<byte> key = stackalloc byte[Length + 1];
        var text = File.ReadAllText(path).Trim();
        if (!Convert.TryFromBase64String(text, key, out var written) || written != Length)
        {
            throw new RecordException(
                $"The file {path} is not a master key: 32 bytes as base64 on one line were expected."
            );
        }

        return new MasterKey(Path.GetFullPath(folder), key[..Length].ToArray());
    }

    /// <summary>Refuses keys and data that would be copied, lost or stolen together.</summary>
    internal void RefuseToLieWith(string dataFolder) => RefuseTogether(Folder, dataFolder);

    internal byte[] Derive(string use) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            _key,
            Length,
            info: Encoding.UTF8.GetBytes("waymark/1 " + use)
        );

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

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
