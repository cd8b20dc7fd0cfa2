using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Policies;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Devices;

/// <summary>One device: where it is, and its custody from the beginning, gaps in words.</summary>
internal sealed class DeviceModel(CaseWork work, Who who) : CasePage(work, who)
{
    [FromRoute]
    public string Device { get; set; } = "";

    public DeviceCard Card => new(Now, Now.Case.Devices.First(one => one.Entity == Device));

    /// <summary>The searches that were asked for or done on it.</summary>
    public IEnumerable<Waymark.Cases.Search> Searches =>
        Now.Case.Searches.Where(search => search.Device == Device);

    /// <summary>The duties that are open for it.</summary>
    public IEnumerable<DutyOutlook> Duties =>
        Now.Guidance.Duties.Where(duty =>
            duty is { State: DutyState.Open, Duty.Scope: Scope.Device } && duty.Entity == Device
        );

    public Task<IActionResult> OnGetAsync() =>
        Show("devices", () => Now.Case.Devices.Any(one => one.Entity == Device));
}
