using System.Security.Cryptography;
using Waymark.Record.Stores;

namespace Waymark.Record.Sealing;

/// <summary>The file keys met in one reading, each unwrapped once.</summary>
internal sealed class FileKeys
{
    private readonly Func<FileId, int, byte[], byte[]> _unwrap;
    private readonly Dictionary<(Guid File, int KeyId), byte[]> _keys = [];

    /// <param name="school">The keys of one view of the database.</param>
    public FileKeys(SchoolKeys school) =>
        _unwrap = (file, keyId, wrapped) => school.UnwrapFileKey(file, keyId, wrapped);

    /// <summary>For reading while another program may change the school's key.</summary>
    public FileKeys(KeyRing keys, SchoolId school) =>
        _unwrap = (file, keyId, wrapped) =>
            keys.Open(school, now => now.UnwrapFileKey(file, keyId, wrapped));

    /// <summary>The key of the entry's file; null if it was destroyed.</summary>
    /// <exception cref="CryptographicException">The wrapped key is not as it was written.</exception>
    public byte[]? Of(StoredEntry stored)
    {
        if (stored.WrappedKey is not { } wrapped)
        {
            return null;
        }

        var name = (stored.Row.FileId, stored.Row.KeyId);
        if (!_keys.TryGetValue(name, out var key))
        {
            key = _unwrap(new FileId(name.FileId), name.KeyId, wrapped);
            _keys.Add(name, key);
        }

        return key;
    }
}
