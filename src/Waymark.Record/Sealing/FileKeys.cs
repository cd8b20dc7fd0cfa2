using System.Security.Cryptography;
using Waymark.Record.Stores;

namespace Waymark.Record.Sealing;

/// <summary>The file keys met in one reading, each unwrapped once.</summary>
internal sealed class FileKeys(SchoolKeys school)
{
    private readonly Dictionary<(Guid File, int KeyId), byte[]> _keys = [];

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
            key = school.UnwrapFileKey(new FileId(name.FileId), name.KeyId, wrapped);
            _keys.Add(name, key);
        }

        return key;
    }
}
