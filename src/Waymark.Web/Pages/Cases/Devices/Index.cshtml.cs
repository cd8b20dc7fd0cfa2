using Microsoft.AspNetCore.Mvc;
using Waymark.Cases;
using Waymark.Web.Security;

namespace Waymark.Web.Pages.Cases.Devices;

/// <summary>The devices of the case: whose each is, who has it and where it lies.</summary>
internal sealed class IndexModel(CaseWork work, Who who) : CasePage(work, who)
{
    public IEnumerable<DeviceCard> Cards =>
        Now.Case.Devices.Select(device => new DeviceCard(Now, device));

    public Task<IActionResult> OnGetAsync() => Show("devices");
}
