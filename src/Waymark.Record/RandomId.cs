using System.Security.Cryptography;

namespace Waymark.Record;

internal static class RandomId
{
    public static Guid Next() => new(RandomNumberGenerator.GetBytes(16));
}
