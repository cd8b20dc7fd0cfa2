using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Waymark.Cases;

namespace Waymark.Web.Security;

/// <summary>Which answer a fault gives.</summary>
internal static class Faults
{
    public static int StatusOf(Exception fault) =>
        fault switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            DbException or DbUpdateException or LookNotRecordedException =>
                StatusCodes.Status503ServiceUnavailable,
            IOException => StatusCodes.Status507InsufficientStorage,
            _ => StatusCodes.Status500InternalServerError,
        };
}
